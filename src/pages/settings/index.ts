/** The settings page: shows the fields of `src/settings`, judges them as they are left, and stores them together. */
import { askPlatform } from '../../adapters/alipay/my.ts';
import { field } from '../../adapters/unknown.ts';
import { loadSettings, saveSettings } from '../../settings/index.ts';
import type { SettingsTexts } from '../../texts/index.ts';
import { showTitle } from '../navigation-bar.ts';
import { pageTexts } from '../page-texts.ts';
import { setData } from '../set-data.ts';
import { describeFields, isSettingsField } from './field-table.ts';
import type { DescribedGroup } from './field-table.ts';
import { checkForm, noErrors, valuesOf } from './form.ts';
import type { FieldTexts } from './form.ts';

interface SettingsData {
  text: SettingsTexts;
  groups: readonly DescribedGroup[];
  values: FieldTexts;
  errors: FieldTexts;
}

interface SettingsState {
  /** what is typed in; `data.values` follows when a field is left */
  values: FieldTexts;
}

// a type, not an interface: Page wants an index signature
type SettingsOptions = {
  inputField(event: unknown): void;
  leaveField(event: unknown): void;
  choose(event: unknown): void;
  tapSave(): void;
};

const dataset = (event: unknown, name: string): unknown =>
  field(field(field(event, 'currentTarget'), 'dataset'), name);

const firstData = (): SettingsData => {
  const settings = loadSettings();
  const texts = pageTexts(settings);
  return {
    text: texts.settings,
    groups: describeFields(texts),
    values: valuesOf(settings),
    errors: noErrors(),
  };
};

Page<SettingsData, SettingsState, SettingsOptions>({
  data: firstData,

  onLoad() {
    this.values = this.data.values;
    showTitle(this.data.text.title);
  },

  inputField(event) {
    const name = dataset(event, 'field');
    const value = field(field(event, 'detail'), 'value');
    if (isSettingsField(name) && typeof value === 'string') this.values = { ...this.values, [name]: value };
  },

  leaveField(event) {
    const name = dataset(event, 'field');
    if (!isSettingsField(name)) return;
    const { errors } = checkForm(pageTexts(), loadSettings(), this.values);
    setData(this, { [`values.${name}`]: this.values[name], [`errors.${name}`]: errors[name] });
  },

  choose(event) {
    const name = dataset(event, 'field');
    const value = dataset(event, 'value');
    if (!isSettingsField(name) || typeof value !== 'string') return;
    this.values = { ...this.values, [name]: value };
    setData(this, { [`values.${name}`]: value });
  },

  tapSave() {
    const { settings, errors, firstError } = checkForm(pageTexts(), loadSettings(), this.values);
    if (firstError !== '') {
      setData(this, { values: this.values, errors });
      askPlatform('showToast', { content: firstError, type: 'fail' });
      return;
    }
    const stored = saveSettings(settings);
    const texts = pageTexts(settings);
    const { title, saved, notStored } = texts.settings;
    setData(this, { text: texts.settings, groups: describeFields(texts), values: this.values, errors });
    showTitle(title);
    askPlatform('showToast', { content: stored ? saved : notStored, type: stored ? 'success' : 'fail' });
  },
});
