/** Has this process live in another time zone while it does something. */
export function inZone<Result>(zone: string, work: () => Result): Result {
  const { TZ } = process.env;
  process.env.TZ = zone;
  try {
    return work();
  } finally {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  }
}
