// The server of `bench lists`, in a process of its own: the product as it is, over records that were filled in.
import { fillLists, type FilledLists } from './fill-lists.ts'
import { answerEach, applicationOn, fillIn, listen, openIn } from './server-answers.ts'
import type { Place } from './server-process.ts'

/** What the bench asks this process, and what it answers. */
export type Question =
  | (Readonly<{ ask: 'fill'; size: number }> & Place)
  | (Readonly<{ ask: 'start' }> & Place)
export type Answers = Readonly<{
  fill: FilledLists
  start: Readonly<{ port: number }>
}>

async function start(place: Place): Promise<Answers['start']> {
  const { server } = await applicationOn(place, await openIn(place))
  return { port: await listen(server) }
}

answerEach<Question>(question =>
  question.ask === 'fill' ? fillIn(question, empty => fillLists(empty, question.size)) : start(question),
)
