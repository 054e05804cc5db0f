import { TestApp } from '../../../test/app';
import { HOUSE } from '../session/actor';
import { Audit } from './audit';

describe('the audit log', () => {
  let app: TestApp;
  let audit: Audit;
  beforeAll(async () => {
    app = await TestApp.start();
    audit = app.server.container.get(Audit);
  });
  afterAll(() => app.stop());

  it('written by many at once is one unbroken chain', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => audit.append(HOUSE, { action: 'test.entry', subject: `subject-${i}` })),
    );
    expect(await audit.firstBreak()).toBeNull();
  });

  it('shows the first row that was changed', async () => {
    const row = await app.database.row<{ id: number }>('SELECT id FROM audit ORDER BY id LIMIT 1');
    await app.database.write('UPDATE audit SET subject = ? WHERE id = ?', ['somebody else', row?.id]);
    expect(await audit.firstBreak()).toBe(row?.id);
  });
});
