import type { Environment } from '../../src/actions/index.ts'
import { letterActions, type LetterSettings } from '../../src/modules/letters/index.ts'
import { readProgramme } from '../../src/setup/programme.ts'

const { documentTypes, settings } = readProgramme('ovop-id')

/** What letters are told of the shipped programme. */
export const letterSettings = ({ services }: Environment): LetterSettings => ({
  files: services.files,
  types: documentTypes,
  text: settings.nominationLetter,
  publicUrl: 'https://bintang.example',
})

/** The acts of an approval, with the letter of the shipped programme. */
export const letterActs = (environment: Environment): ReturnType<typeof letterActions> =>
  letterActions(letterSettings(environment))
