import { documentActions } from '../../modules/documents/index.ts'
import { commoditiesNow } from '../../modules/editions/index.ts'
import { confirmImport, sendImport, type ImportSettings } from '../../modules/imports/index.ts'
import { writeSpreadsheet } from '../../platform/spreadsheets/index.ts'
import { act, idOf, make, type Occasion, type Seed, type Step } from './act.ts'
import type { Calendar } from './calendar.ts'
import help from './content/help.json' with { type: 'json' }
import { uploadOf } from './uploads.ts'

/** After the session that is under way. */
const SECONDS_AGO = 45

function settingsOf({ parts, producers }: Seed): ImportSettings {
  const { documentTypes: types, settings } = parts.programme
  return {
    types,
    producerNumber: settings.imports.producerNumber,
    commodities: commoditiesNow,
    producerActs: producers,
    documentActs: documentActions({ types, fileLater: true }),
  }
}

async function bookOf(seed: Seed) {
  const { name, sheet, headings, rows } = help.import
  const columns = headings.map(label => ({ label, text: true }))
  return uploadOf(seed, await writeSpreadsheet([{ name: sheet, columns, rows }]), name)
}

/**
 * An office sends a list of firms of which some rows are wrong, and has the others stored. The storing is work of the
 * background, in the present: so these are the last steps of the demo, and nothing is noted before what they note.
 */
export function importSteps(calendar: Calendar): readonly Step[] {
  const step = (
    secondsAgo: number,
    key: string,
    run: (seed: Seed, occasion: Occasion) => Promise<unknown>,
  ) => {
    const at = new Date(calendar.base.getTime() - secondsAgo * 1000)
    return { at, key, run: (seed: Seed) => run(seed, { by: 'operator', at, key }) }
  }
  return [
    step(SECONDS_AGO, 'import sent', async (seed, occasion) =>
      make(seed, occasion, sendImport(settingsOf(seed)), { importFile: await bookOf(seed) }),
    ),
    step(SECONDS_AGO - 15, 'import confirmed', (seed, occasion) =>
      act(seed, occasion, confirmImport, {
        id: idOf(seed, 'import sent'),
        version: '1',
        leaveOut: 'yes',
      }),
    ),
  ]
}
