/** Invented people: `name | role | team | locale | time zone`. A role puts somebody in the people switcher. */
export const people = `
Maren Oduya | product owner | | en-GB | Europe/London
Tobias Lindgren-Rao | release train engineer | | sv-SE | Europe/Stockholm
Ilse Nakamura | team member | Gannet | de-DE | Europe/Berlin
Priya Castellane | client-side approver | | en-US | America/New_York
Jonas Abernathy-Diallo | admin | | en-GB | UTC
Femi Sandvik | | Gannet
Lucía Brennan | | Gannet
Anselm Quaye | | Gannet
Noor van Houten | | Gannet
Hedda Mbeki | | Kittiwake
Rurik Adeyemi | | Kittiwake
Soo-ah Pereira | | Kittiwake
Callum Ivanov | | Kittiwake
Tamsin Haddad | | Kittiwake
Eirik Balogun | | Puffin
Oonagh Yamada | | Puffin
Mateus Hallberg | | Puffin
Zainab Thorne | | Puffin
Piotr Ekwueme | | Puffin
Greta Osei | | Petrel
Aurelio Strand | | Petrel
Yusuf MacLeish | | Petrel
Linnea Okonkwo | | Petrel
Dafydd Suzuki | | Petrel
Ingrid Achterberg | | Guillemot
Kwabena Nyström | | Guillemot
Rosalind Petrov | | Guillemot
Emeka Fjeld | | Guillemot
Salma Whitlock | | Guillemot
Haruto Maguire | | Fulmar
Astrid Nwosu | | Fulmar
Bao Kristoffersen | | Fulmar
Viola Mensah-Reid | | Fulmar
Kacper Olumide | | Fulmar
`;
