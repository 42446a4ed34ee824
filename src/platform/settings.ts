import { json, type Reader, type Tx } from './database/index.ts'

type Tables = { setting: { name: string; value: unknown } }

/** A setting of this installation, such as whether its database was made in demo mode. */
export async function findSetting(reader: Reader, name: string): Promise<unknown> {
  const row = await reader
    .withTables<Tables>()
    .selectFrom('setting')
    .select('value')
    .where('name', '=', name)
    .executeTakeFirst()
  return row?.value ?? null
}

export async function setSetting(tx: Tx, name: string, value: unknown): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('setting')
    .values({ name, value: json(value) })
    .onConflict(conflict => conflict.column('name').doUpdateSet({ value: json(value) }))
    .execute()
}
