/**
 * AXML of npm packages: `<import src="package/file.axml" />` means a file below node_modules (Alipay, AXML, "引用").
 * The build of somebody else's mini-program copies such files and writes out the path that leads there.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { filesBelow } from '../build/sizes.ts';

const reference = /(<(?:import|include)\s[^>]*?\bsrc=)(["'])([^"'./{][^"'{]*)\2/g;

/** @param folder the sources, with their node_modules; @param outDir the copy, which is changed */
export function copyNpmTemplates(folder: string, outDir: string): void {
  for (const file of filesBelow(outDir).filter((one) => extname(one) === '.axml')) {
    const path = join(outDir, file);
    const axml = readFileSync(path, 'utf8');
    const found = axml.replace(reference, (whole: string, before: string, quote: string, src: string) => {
      const template = `node_modules/${extname(src) === '' ? `${src}.axml` : src}`;
      if (!existsSync(join(folder, template))) return whole;
      mkdirSync(dirname(join(outDir, template)), { recursive: true });
      copyFileSync(join(folder, template), join(outDir, template));
      return `${before}${quote}/${template}${quote}`;
    });
    if (found !== axml) writeFileSync(path, found);
  }
}
