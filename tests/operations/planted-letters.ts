import type { PlantedBreach } from './planted-breaches.ts'

/** So many papers of the first nomination become letters that were made for it, all of them in force. */
const letters = (count: number, number: string): readonly string[] => [
  'drop index document_made_for',
  `update document set made_for = (select min(id) from nomination), made_of = 'x'
    where id in (select id from document where file_id is not null and removed_at is null and replaced_by is null
      order by id limit ${count})`,
  `insert into nomination_letter (id, check_key, edition_id, area_path, office_path, number, content, file_id, approved_by, issued_at)
    select 'surat-' || document.id, document.id, nomination.edition_id, nomination.area_path, nomination.area_path, ${number},
      jsonb_build_object('number', ${number}, 'items', jsonb_build_array('x')), document.file_id, 'x', now()
    from document join nomination on nomination.id = document.made_for`,
  `insert into lettered_nomination (letter_id, nomination_id, document_id, position)
    select 'surat-' || id, made_for, id, 1 from document where made_for is not null`,
]

/** Breaches around the letters of approvals. */
export const plantedLetters: readonly PlantedBreach[] = [
  {
    invariant: 'letters.in-force',
    statements: [`update document set number = 'surat ' || id`, ...letters(2, 'document.number')],
    names: 'select min(id) from nomination',
  },
  {
    invariant: 'letters.paper',
    statements: letters(1, `'nomor lain'`),
    names: `select 'surat-' || min(id) from document where made_for is not null`,
  },
]
