import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../migrations')

/** The tables by module, from the migrations: columns with their types and the comments beside them. */
export function dataDictionary(): string {
  const lines = ['# Data dictionary', '', 'Written from the migrations by `npm run docs`.', '']
  for (const file of readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .toSorted()) {
    const content = readFileSync(join(folder, file), 'utf8')
    const owners = [...content.matchAll(/^-- module: (\S+)/gm)]
    for (const table of content.matchAll(/create table (\w+) \(\n([\s\S]*?)\n\);/g)) {
      // Where the tables of a file have several owners, the line before a table names its own.
      const owner = owners.findLast(one => one.index < table.index)?.[1] ?? ''
      lines.push(
        `## ${table[1]}`,
        '',
        `Module \`${owner}\`, \`${file}\`.`,
        '',
        '| column | definition | meaning |',
        '|---|---|---|',
      )
      lines.push(...rowsOf(table[2] ?? ''), '')
    }
  }
  return lines.join('\n')
}

function rowsOf(body: string): string[] {
  const rows: string[] = []
  let meaning = ''
  for (const line of body.split('\n').map(one => one.trim())) {
    if (line.startsWith('--')) meaning = `${meaning} ${line.slice(2).trim()}`.trim()
    else {
      const [column = '', ...definition] = line.replace(/,$/, '').split(' ')
      const isConstraint = ['unique', 'primary', 'check', 'foreign', 'constraint'].includes(
        column.replace(/\(.*/, ''),
      )
      rows.push(
        isConstraint
          ? `| | ${line.replace(/,$/, '')} | ${meaning} |`
          : `| ${column} | ${definition.join(' ')} | ${meaning} |`,
      )
      meaning = ''
    }
  }
  return rows
}
