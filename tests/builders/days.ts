/** The day in the capital's time, so many days from now: people there write it on papers while it is yesterday in UTC. */
export const dayFromNow = (days = 0): string =>
  new Date(Date.now() + days * 86_400_000 + 7 * 3_600_000).toISOString().slice(0, 10)
