import type { FileStore } from '../../platform/files/index.ts'
import type { SampleSettings } from './settings.ts'

/** What the pages of samples are told of the installation. */
export type SampleParts = Readonly<{ settings: SampleSettings; files: FileStore }>
