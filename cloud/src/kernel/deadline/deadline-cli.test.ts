import { spawn } from 'node:child_process';
import { closeSync, cpSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SCRIPT = join(__dirname, '../../../scripts/deadline.mjs');
const CONFIG = join(__dirname, '../../../../config');
const question = (id: number) => JSON.stringify({ id, kind: 'CONSULT_ONLINE', eventAt: '2026-03-02T10:00' });

/** Runs the command, which compiles first when it must, on a text or on an open file. */
async function run(input: string | number, configDir = CONFIG) {
  const child = spawn(process.execPath, [SCRIPT], {
    stdio: [typeof input === 'string' ? 'pipe' : input, 'pipe', 'pipe'],
    env: { ...process.env, CONFIG_DIR: configDir, TZ: 'Pacific/Kiritimati' },
  });
  let [out, errors] = ['', ''];
  child.stdout?.on('data', (piece: Buffer) => {
    out += piece;
  });
  child.stderr?.on('data', (piece: Buffer) => {
    errors += piece;
  });
  if (typeof input === 'string') child.stdin?.end(input);
  const code = await new Promise<number | null>((done) => child.on('close', done));
  const answers = out.split('\n').slice(0, -1);
  return { code, errors, answers: answers.map((line) => JSON.parse(line) as { id: unknown; dueDate?: string }) };
}

describe('npm run -s deadline', () => {
  const dir = mkdtempSync(join(tmpdir(), 'deadline-cli-'));
  afterAll(() => rmSync(dir, { recursive: true }));

  it('answers many lines in their order and ends well, bad lines among them', async () => {
    const many = Array.from({ length: 3000 }, (_, i) => (i % 10 === 9 ? `bad ${i}` : question(i)));
    const { code, answers } = await run(many.join('\n'));
    expect(code).toBe(0);
    expect(answers.map(({ id }) => id)).toEqual(many.map((_, i) => (i % 10 === 9 ? null : i)));
    expect(answers[0]).toMatchObject({ dueDate: '2026-03-09' });
  }, 120_000);

  it('ends well on no input at all', async () => {
    expect(await run('')).toEqual({ code: 0, errors: '', answers: [] });
  }, 120_000);

  it('keeps the limits of the directory it is given', async () => {
    const file = join(dir, 'promises.yaml');
    cpSync(join(CONFIG, 'calendar'), join(dir, 'calendar'), { recursive: true });
    const promises = readFileSync(join(CONFIG, 'promises.yaml'), 'utf8');
    writeFileSync(
      file,
      promises.replace(
        'CONSULT_ONLINE:\n    { family: WORKDAYS, workdays: 5',
        'CONSULT_ONLINE:\n    { family: WORKDAYS, workdays: 3',
      ),
    );
    expect((await run(question(1), dir)).answers).toMatchObject([{ dueDate: '2026-03-05' }]);
    writeFileSync(file, promises.replace("businessClose: '17:00'", 'businessClose: late'));
    expect(await run(question(1), dir)).toMatchObject({
      code: 1,
      errors: expect.stringContaining('businessClose'),
      answers: [],
    });
  }, 120_000);

  it('fails on an input that cannot be read', async () => {
    const folder = openSync(dir, 'r');
    expect(await run(folder)).toMatchObject({ code: 1, errors: expect.stringContaining('cannot be read') });
    closeSync(folder);
  }, 120_000);
});
