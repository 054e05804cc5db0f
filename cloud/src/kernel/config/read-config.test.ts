import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { listUnconfirmed, traced } from './provenance';
import { ConfigError, ConfigFaults, readConfig, showFault } from './read-config';

const hall = traced({
  name: z.string().min(1),
  opens: z.string().regex(/^\d\d:\d\d$/, { error: 'a time like 09:00' }),
  windows: z.array(traced({ no: z.int().min(1), category: z.enum(['GENERAL', 'MARKET']) })).min(1),
  offers: z.union([z.literal('ALL'), z.array(z.string())]).optional(),
});

const good = `name: 示例大厅
opens: 09:00
windows:
  - no: 1
    category: GENERAL
  - no: 2
    category: MARKET
`;

describe('reading a configuration file', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'config-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  const put = (file: string, text: string) => writeFileSync(join(dir, file), text);
  const faultsOf = (file: string, text: string) => {
    put(file, text);
    const faults = new ConfigFaults(dir);
    expect(faults.read(file, hall)).toBeUndefined();
    return faults.all.map(({ path, line, expected, found }) => ({ path, line, expected, found }));
  };

  it('gives the checked value, frozen all the way down', () => {
    put('hall.yaml', good);
    const value = readConfig(dir, 'hall.yaml', hall);
    expect(value.windows.map((window) => window.category)).toEqual(['GENERAL', 'MARKET']);
    expect(Object.isFrozen(value.windows[0])).toBe(true);
  });

  it('reads JSON with the same schema', () => {
    put('hall.json', JSON.stringify({ name: '示例大厅', opens: '09:00', windows: [{ no: 1, category: 'MARKET' }] }));
    expect(readConfig(dir, 'hall.json', hall).windows).toHaveLength(1);
  });

  it.each([
    [
      'a value outside a list of names',
      good.replace('MARKET', 'MARKT'),
      'windows[1].category',
      7,
      'one of GENERAL, MARKET',
      '"MARKT"',
    ],
    ['a wrong type', good.replace('no: 2', 'no: two'), 'windows[1].no', 6, 'a number', '"two"'],
    ['a number out of range', good.replace('no: 1', 'no: 0'), 'windows[0].no', 4, 'at least 1', '0'],
    ['a broken fraction', good.replace('no: 1', 'no: 1.5'), 'windows[0].no', 4, 'a whole number', '1.5'],
    ['a missing key', good.replace('opens: 09:00\n', ''), 'opens', 1, 'text', 'nothing'],
    [
      'a misspelt key',
      good.replace('name:', 'nmae:'),
      'nmae',
      1,
      'only the keys name, opens, windows, offers, provenance',
      '"示例大厅"',
    ],
    ['text that is not in the format', good.replace('09:00', '9 am'), 'opens', 2, 'a time like 09:00', '"9 am"'],
    [
      'a list that must not be empty',
      'name: x\nopens: 09:00\nwindows: []\n',
      'windows',
      3,
      'a list of at least 1',
      'a list of 0',
    ],
    ['empty text', good.replace('示例大厅', '""'), 'name', 1, 'text, not empty', '""'],
    ['none of several shapes', `${good}offers: 3\n`, 'offers', 8, 'ALL, or a list', '3'],
    [
      'a mark on a key that is not there',
      `${good}provenance:\n  unconfirmed:\n    - { mark: SAMPLE, fields: [phone], why: 示例 }\n`,
      'provenance.unconfirmed[0].fields[0]',
      10,
      '* or a key of the object it stands in: name, opens, windows',
      '"phone"',
    ],
  ])('names the place of %s', (_, text, path, line, expected, found) => {
    expect(faultsOf('hall.yaml', text)).toContainEqual({ path, line, expected, found });
  });

  it('says that a file is missing', () => {
    const faults = new ConfigFaults(dir);
    faults.read('absent.yaml', hall);
    expect(faults.all).toMatchObject([{ path: '(whole file)', expected: 'a readable file', found: 'no such file' }]);
  });

  it('says where YAML is broken, and that a key stands twice', () => {
    expect(faultsOf('hall.yaml', 'name: [unclosed\n')).toMatchObject([{ expected: 'well-formed YAML' }]);
    expect(faultsOf('twice.yaml', `${good}name: again\n`)).toMatchObject([{ line: 8, expected: 'each key once' }]);
  });

  it('says that an alias has no anchor', () => {
    const seen = faultsOf('hall.yaml', good.replace('name: 示例大厅', 'name: *nobody'));
    expect(seen).toMatchObject([{ path: '(whole file)', expected: 'only aliases of anchors that stand before them' }]);
  });

  it('takes only real JSON in a .json file', () => {
    expect(faultsOf('hall.json', good)).toMatchObject([{ path: '(whole file)', expected: 'well-formed JSON' }]);
  });

  it('collects the faults of several files in one message', () => {
    put('one.yaml', good.replace('GENERAL', 'NONE').replace('no: 2', 'no: -2'));
    put('two.yaml', good.replace('09:00', 'noon'));
    const faults = new ConfigFaults(dir);
    faults.read('one.yaml', hall);
    faults.read('two.yaml', hall);
    faults.add('one.yaml', ['windows'], 'as many windows as desks');
    expect(() => faults.throwIfAny()).toThrow(ConfigError);
    expect(faults.all.map((fault) => [fault.file.split('/').pop(), fault.path])).toEqual([
      ['one.yaml', 'windows[0].category'],
      ['one.yaml', 'windows[1].no'],
      ['two.yaml', 'opens'],
      ['one.yaml', 'windows'],
    ]);
  });

  it('writes a fault as file · path (line) · expected · found', () => {
    const fault = { file: 'config/hall.yaml', path: 'opens', line: 2, expected: 'a time like 09:00', found: '"noon"' };
    expect(showFault(fault)).toBe('config/hall.yaml · opens (line 2) · expected a time like 09:00 · found "noon"');
    expect(new ConfigError([fault, fault]).message).toContain('2 faults');
  });

  it('throws everything at once when a single file is asked for', () => {
    put('hall.yaml', good.replace('GENERAL', 'NONE').replace('09:00', 'noon'));
    expect(() => readConfig(dir, 'hall.yaml', hall)).toThrow(
      /windows\[0\]\.category[\s\S]*opens|opens[\s\S]*windows\[0\]\.category/,
    );
  });
});

describe('values not confirmed yet', () => {
  it('lists each marked value with its place, what it is and why', () => {
    const data = {
      name: '示例大厅',
      phone: null,
      provenance: { source: '采购需求', unconfirmed: [{ mark: 'SAMPLE', fields: ['phone'], why: '待提供' }] },
      windows: [
        { no: 1, label: '一号', provenance: { unconfirmed: [{ mark: 'PROPOSAL', fields: ['*'], why: '建议' }] } },
      ],
    };
    expect(listUnconfirmed('centre.yaml', data)).toEqual([
      { file: 'centre.yaml', path: 'phone', value: '（空）', mark: 'SAMPLE', why: '待提供' },
      { file: 'centre.yaml', path: 'windows[0].no', value: '1', mark: 'PROPOSAL', why: '建议' },
      { file: 'centre.yaml', path: 'windows[0].label', value: '一号', mark: 'PROPOSAL', why: '建议' },
    ]);
  });
});
