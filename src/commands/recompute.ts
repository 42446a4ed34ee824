import { recomputeResults } from '../modules/decisions/index.ts'
import { findEdition, findEditionBySlug } from '../modules/editions/index.ts'
import { CannotRun, option, type Command } from './command.ts'

export const recomputeCommands: readonly Command[] = [
  {
    words: 'recompute',
    parameters: '--edition ID',
    help: 'Computes every published result of an edition (id or address name) again from its frozen inputs.',
    needs: 'application',
    run: (parameters, output, { environment }) => {
      const wanted = option(parameters, 'edition')
      if (!wanted) throw new CannotRun('--edition is needed.')
      return environment.database.read(async reader => {
        const edition = (await findEdition(reader, wanted)) ?? (await findEditionBySlug(reader, wanted))
        if (!edition) throw new CannotRun(`There is no edition ${wanted}.`)
        const { results, different } = await recomputeResults(reader, edition.id)
        output.line(JSON.stringify({ edition: edition.slug, results, different: different.length }))
        for (const id of different) output.line(JSON.stringify({ different: id }))
        return different.length > 0 ? 1 : 0
      })
    },
  },
]
