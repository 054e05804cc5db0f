/** The instant of a day and a time of day in Shanghai, as the contract takes it; null while it is not one. */
export function instantOf(date: string, time: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return null;
  const at = Date.parse(`${date}T${time}:00+08:00`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
