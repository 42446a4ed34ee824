import { AsyncLocalStorage } from 'node:async_hooks'
import type { CompiledQuery, KyselyPlugin, RootOperationNode } from 'kysely'
import type { Database } from '../../src/platform/database/index.ts'

export type Recorded = Readonly<{ body: string; queries: readonly CompiledQuery[] }>

/** The database, with every query written down that the recorded request makes, and no other request's. */
export function recordingDatabase(inner: Database) {
  const recording = new AsyncLocalStorage<RootOperationNode[]>()
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      recording.getStore()?.push(node)
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  const database: Database = {
    ...inner,
    read: work => inner.read(reader => work(recording.getStore() ? reader.withPlugin(plugin) : reader)),
  }
  const record = async (work: () => Promise<string>): Promise<Recorded> => {
    const nodes: RootOperationNode[] = []
    const body = await recording.run(nodes, work)
    const executor = inner.handle.getExecutor()
    return {
      body,
      queries: nodes.map((node, index) => executor.compileQuery(node, { queryId: `recorded-${index}` })),
    }
  }
  return { database, record }
}
