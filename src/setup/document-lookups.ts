import { join } from 'node:path'
import { fileLookup, httpLookup, type DocumentLookup } from '../modules/documents/index.ts'
import type { Config } from '../platform/config.ts'
import type { Programme } from './programme.ts'

const folder = join(import.meta.dirname, '../../programmes')

/** The sources of the settings; in demo mode the example alone, since nothing made up is asked of a real one. */
export const documentLookups = (
  { id, settings }: Pick<Programme, 'id' | 'settings'>,
  { demo }: Pick<Config, 'demo'>,
): readonly DocumentLookup[] =>
  demo ? [fileLookup(join(folder, id, 'lookup-contoh.json'))] : settings.lookups.map(httpLookup)
