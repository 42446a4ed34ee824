import type { KyselyPlugin } from 'kysely'
import type { Reader } from '../../src/platform/database/index.ts'

/** The same reader, counting what goes through it. */
export function countQueries(reader: Reader): { reader: Reader; count: () => number } {
  let queries = 0
  const counter: KyselyPlugin = {
    transformQuery: args => {
      queries++
      return args.node
    },
    transformResult: args => Promise.resolve(args.result),
  }
  return { reader: reader.withPlugin(counter), count: () => queries }
}
