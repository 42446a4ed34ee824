import { rulesJsonSchema } from '../../src/engine/index.ts'

/** The JSON Schema of a rules document, as it is committed. */
export const rulesSchemaDocument = (): Readonly<{ path: string; content: string }> => ({
  path: 'docs/generated/rules.schema.json',
  content: `${JSON.stringify(rulesJsonSchema(), null, 2)}\n`,
})
