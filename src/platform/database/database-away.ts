/** The database server cannot be reached, or broke the line: whether the last thing was stored is not known. */
export class DatabaseAway extends Error {}

/** Refused or broken connections, and what PostgreSQL says while it stops, fails or starts (its classes 08 and 57P). */
const code = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|08...|57P0[1-5])$/
const words = /^(Connection terminated|Client has encountered a connection error|Client was closed)/

function isAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isAway)
  if (!(error instanceof Error)) return false
  return ('code' in error && code.test(String(error.code))) || words.test(error.message)
}

/** Does some work with a database server; throws `DatabaseAway` where the server is what failed. */
export async function orAway<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work()
  } catch (error) {
    if (isAway(error)) throw new DatabaseAway('The database cannot be reached.', { cause: error })
    throw error
  }
}
