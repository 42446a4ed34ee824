/** Words in confidential fields: none of them may be seen by the public. */
export const canaries = {
  owner: 'Kenari Pemilik Rahasia',
  address: 'Jalan Kenari Rahasia 17',
  phone: '0812-0000-7777',
  email: 'kenari@rahasia.example',
  materials: 'kenari-bahan-rahasia',
  process: 'kenari-resep-rahasia',
  decree: 'KENARI/SK/99',
  assessorReason: 'kenari alasan penilai',
} as const
