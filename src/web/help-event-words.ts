/** What the province did for a file, and what the office said to it: part of the words of all acts. */
export const helpEvents = {
  id: {
    'nomination.help-seen': 'Dinas menyatakan melihat isian pihak lain',
    'nomination.pre-checked': 'Diperiksa provinsi',
    'nomination.remarked': 'Catatan provinsi ditulis',
    'nomination.remark-answered': 'Catatan provinsi dijawab',
    'nomination.remark-settled': 'Catatan provinsi selesai',
    'nomination.remark-withdrawn': 'Catatan provinsi dicabut',
  },
  en: {
    'nomination.help-seen': 'The office said that it saw what others filled in',
    'nomination.pre-checked': 'Looked at by the province',
    'nomination.remarked': 'Remark of the province written',
    'nomination.remark-answered': 'Remark of the province answered',
    'nomination.remark-settled': 'Remark of the province settled',
    'nomination.remark-withdrawn': 'Remark of the province withdrawn',
  },
}
