/** The last moment of a day written as `2027-01-31`, in UTC; undefined for what is no such day. */
export function endOfDay(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const start = Date.parse(`${text}T00:00:00Z`);
  const isDay = !Number.isNaN(start) && new Date(start).toISOString().startsWith(text);
  return isDay ? start + 24 * 60 * 60_000 - 1 : undefined;
}

/** The day of a moment in UTC, written as `2027-01-31`. */
export function dayOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
