import type { Dice } from '../campaign.ts'
import type { Offices } from './fill-kill.ts'
import { Lane, type Ground } from './lane.ts'
import { LetterWriter } from './letter-writers.ts'
import { PieceSender, paperSender } from './paper-writers.ts'
import { mover, saver, typist, writeOn, type Field, type Step } from './writers.ts'

/** Everybody who works while the server is killed. */
export type Crew = Readonly<{
  /** Works until it is over, or until the line is cut. */
  work: (isOver: () => boolean, isKilled: () => boolean) => Promise<void>
  /** How many uploads went on in their middle. */
  continued: () => number
  /** How many letters were in the making when the server was killed. */
  cutLetters: () => number
}>

/** Two who type, one who saves, one office that moves nominations on, two who bring papers, and a head who writes letters. */
export async function openCrew(ground: Ground, offices: Offices, dice: Dice): Promise<Crew> {
  const officer = (index: number) => {
    const [own, head] = [offices.officers[index], offices.heads[index]]
    if (!own || !head) throw new Error('there are too few officers')
    const field: Field = { nomination: own.draft, section: offices.section, question: offices.question }
    return { ...own, field, lane: new Lane(ground, own), head: new Lane(ground, head) }
  }
  const [first, second, third, fourth, fifth, sixth, seventh] = [0, 1, 2, 3, 4, 5, 6].map(officer)
  if (!first || !second || !third || !fourth || !fifth || !sixth || !seventh)
    throw new Error('there are too few officers')
  const pieces = await PieceSender.over(sixth.lane, sixth.producer)
  const letters = new LetterWriter(seventh.head, seventh.waiting, dice)
  const steps: readonly Step[] = [
    typist(first.lane, first.field),
    typist(second.lane, second.field),
    saver(third.lane, third.field, dice),
    mover({ operator: fourth.lane, head: fourth.head }, fourth.waiting, dice),
    paperSender(fifth.lane, fifth.producer),
    pieces.step,
    letters.step,
  ]
  return {
    work: async (isOver, isKilled) => {
      await Promise.all(steps.map(step => writeOn(step, ground, isOver, isKilled)))
    },
    continued: () => pieces.continued,
    cutLetters: () => letters.cut,
  }
}
