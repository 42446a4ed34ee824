import { accessDocument } from './access-document.ts'
import { dataDictionary } from './data-dictionary.ts'
import { lifecycleDocument } from '../../src/modules/nominations/index.ts'
import { rulesSchemaDocument } from './rules-schema.ts'

export type GeneratedDocument = Readonly<{ path: string; content: string }>

/** Every document that is written by a command and never by hand. */
export const generatedDocuments = (): readonly GeneratedDocument[] => [
  { path: 'docs/generated/access.md', content: accessDocument() },
  { path: 'docs/generated/data-dictionary.md', content: dataDictionary() },
  { path: 'docs/generated/lifecycle.md', content: lifecycleDocument() },
  rulesSchemaDocument(),
]
