const SLOW_MS = 5000;

/** Says what is being done, and that it is still being done; then how long it took. */
export async function step(name, work) {
  const began = Date.now();
  const seconds = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;
  const alive = setInterval(() => console.log(`  … ${name}, ${seconds()}`), SLOW_MS);
  try {
    const result = await work((line) => console.log(`  … ${line}`));
    console.log(`✓ ${name} (${seconds()})`);
    return result;
  } catch (error) {
    console.log(`✗ ${name} (${seconds()})`);
    throw error;
  } finally {
    clearInterval(alive);
  }
}
