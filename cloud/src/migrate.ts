import { DataSource } from 'typeorm';
import { migrationOptions } from './kernel/database/data-source';

/** `migrate up` applies every migration that is missing; `migrate down` takes the last one back. */
async function main(command = 'up'): Promise<void> {
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL: missing; expected mysql://user:password@host:port/database');
  const dataSource = await new DataSource(migrationOptions(url)).initialize();
  try {
    if (command === 'up') {
      const applied = await dataSource.runMigrations();
      process.stdout.write(`${applied.length} migrations applied\n`);
    } else if (command === 'down') {
      await dataSource.undoLastMigration();
    } else throw new Error(`unknown command ${command}; expected up or down`);
  } finally {
    await dataSource.destroy();
  }
}

if (require.main === module)
  main(process.argv[2]).catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
