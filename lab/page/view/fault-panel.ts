/** The fault panel: for the chosen phone, group by group; what lasts is a switch, what happens once is a button. */
import { defineComponent, h, shallowRef, watch, type PropType, type VNode } from 'vue';
import { deviceProfiles, type DeviceProfile } from '../../platform/index.ts';
import { faultGroups, faultIds, groupOf, lasts, type FaultGroup, type FaultId } from '../faults.ts';
import { users, type Lab } from '../lab.ts';
import type { LabTexts } from '../texts.ts';
import { nameOf } from './names.ts';

type Model = keyof typeof deviceProfiles;
const models: readonly Model[] = ['android', 'iphone', 'iphoneDeafContext'];

/** What makes a phone this model; grants, network and language are the user's. */
const identityOf = (model: Model): Partial<DeviceProfile> => {
  const { platform, brand, model: name, system, contextCallsWork } = deviceProfiles[model];
  return { platform, brand, model: name, system, contextCallsWork };
};

export const FaultPanel = defineComponent({
  name: 'FaultPanel',
  props: {
    lab: { type: Object as PropType<Lab>, required: true },
    text: { type: Object as PropType<LabTexts>, required: true },
  },
  setup({ lab, text }) {
    const model = shallowRef<Model>('android');
    const readModel = (): void => {
      const { profile } = lab.phones[lab.chosen.value].phone?.device ?? {};
      model.value = models.find((known) => deviceProfiles[known].model === profile?.model) ?? 'android';
    };
    watch(() => [lab.chosen.value, lab.phones[lab.chosen.value].phone], readModel);
    const takeModel = ({ target }: Event): void => {
      if (!(target instanceof HTMLSelectElement)) return;
      const taken = models.find((known) => known === target.value) ?? 'android';
      lab.phones[lab.chosen.value].phone?.device.change(identityOf(taken));
      lab.log.add('fault', lab.chosen.value, text.platforms[taken]);
      readModel();
    };

    const button = (id: FaultId): VNode => {
      const { faults } = lab.phones[lab.chosen.value];
      const isOn = faults?.on.has(id) === true;
      return h(
        'button',
        {
          type: 'button',
          class: 'fault',
          'data-fault': id,
          'aria-pressed': lasts(id) ? isOn : undefined,
          title: text.faultHints[id],
          disabled: faults === null,
          onClick: () => lab.press(lab.chosen.value, id, text.faultNames[id]),
        },
        text.faultNames[id],
      );
    };

    const modelChoice = (): VNode =>
      h('label', { class: 'model' }, [
        text.platform,
        h(
          'select',
          { value: model.value, onChange: takeModel },
          models.map((known) =>
            h('option', { value: known, selected: known === model.value }, text.platforms[known]),
          ),
        ),
      ]);

    const group = (name: FaultGroup): VNode =>
      h('fieldset', { class: 'fault-group' }, [
        h('legend', text.groups[name]),
        ...faultIds.filter((id) => groupOf(id) === name).map(button),
        name === 'devices' ? modelChoice() : null,
      ]);

    const choice = (): VNode =>
      h(
        'div',
        { class: 'segments', role: 'group', 'aria-label': text.faultsFor },
        users.map((user) =>
          h(
            'button',
            {
              type: 'button',
              'aria-pressed': lab.chosen.value === user,
              onClick: () => (lab.chosen.value = user),
            },
            nameOf(user),
          ),
        ),
      );

    return () =>
      h('section', { class: 'panel fault-panel', 'aria-labelledby': 'faults-title' }, [
        h('header', { class: 'panel-head' }, [
          h('h2', { id: 'faults-title' }, text.faults),
          choice(),
          h(
            'button',
            { type: 'button', class: 'quiet', onClick: () => lab.phones[lab.chosen.value].faults?.restore() },
            text.reset,
          ),
        ]),
        h('div', { class: 'fault-groups' }, faultGroups.map(group)),
      ]);
  },
});
