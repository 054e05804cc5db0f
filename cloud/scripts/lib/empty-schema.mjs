import { createConnection } from 'mysql2/promise';

/** Makes an empty schema beside the one of `url`, and gives its address. */
export async function emptySchema(url, name) {
  const connection = await createConnection(url.replace(/\/[^/]*$/, '/'));
  await connection.query(`DROP DATABASE IF EXISTS ${name}`);
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4`);
  await connection.end();
  return url.replace(/\/[^/]*$/, `/${name}`);
}
