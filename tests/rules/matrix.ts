/**
 * Who may do what, persona by persona. Everybody acts on what is their own; `hostile` is a member
 * of the group who does the same to what belongs to another member, or in that member's name.
 *
 * The stage: a group with `owner`, `admin`, `member` and `hostile`; `removed` was in it, `outsider`
 * never was; `blocked` has a direct room with `member`, who blocked them.
 */
export const PERSONAS = [
  'signedOut',
  'outsider',
  'member',
  'admin',
  'owner',
  'removed',
  'blocked',
  'hostile',
] as const;
export type Persona = (typeof PERSONAS)[number];

const TABLE = `
                                  signedOut outsider member admin owner removed blocked hostile
  users: get                          -        yes     yes    yes   yes    yes     yes     yes
  users: list 30                      -        yes     yes    yes   yes    yes     yes     yes
  users: list 31                      -        -       -      -     -      -       -       -
  users: list all                     -        -       -      -     -      -       -       -
  users: create                       -        yes     yes    yes   yes    yes     yes     -
  users: update                       -        yes     yes    yes   yes    yes     yes     -
  users: delete                       -        -       -      -     -      -       -       -
  handles: get                        -        yes     yes    yes   yes    yes     yes     yes
  handles: list                       -        -       -      -     -      -       -       -
  handles: swap                       -        yes     yes    yes   yes    yes     yes     -
  handles: delete                     -        -       -      -     -      -       -       -
  settings: get                       -        yes     yes    yes   yes    yes     yes     -
  settings: create                    -        yes     yes    yes   yes    yes     yes     -
  settings: update                    -        yes     yes    yes   yes    yes     yes     -
  settings: delete                    -        -       -      -     -      -       -       -
  limits: get                         -        yes     yes    yes   yes    yes     yes     -
  limits: create alone                -        yes     yes    yes   yes    yes     yes     -
  limits: delete                      -        -       -      -     -      -       -       -
  private: list 5                     -        yes     yes    yes   yes    yes     yes     -
  private: list 6                     -        -       -      -     -      -       -       -
  private: list all                   -        -       -      -     -      -       -       -
  blocks: get                         -        yes     yes    yes   yes    yes     yes     -
  blocks: list                        -        yes     yes    yes   yes    yes     yes     -
  blocks: create                      -        yes     yes    yes   yes    yes     yes     -
  blocks: update                      -        -       -      -     -      -       -       -
  blocks: delete                      -        yes     yes    yes   yes    yes     yes     -
  notices: get                        -        -       -      -     -      -       -       -
  notices: list 20                    -        yes     yes    yes   yes    yes     yes     -
  notices: list all                   -        -       -      -     -      -       -       -
  notices: create                     -        -       -      -     -      -       -       -
  notices: update                     -        -       -      -     -      -       -       -
  notices: delete                     -        yes     yes    yes   yes    yes     yes     -
  notifications: get                  -        yes     yes    yes   yes    yes     yes     -
  notifications: create               -        yes     yes    yes   yes    yes     yes     -
  notifications: update               -        yes     yes    yes   yes    yes     yes     -
  notifications: delete               -        -       -      -     -      -       -       -
  export: get                         -        yes     yes    yes   yes    yes     yes     -
  export: create                      -        -       -      -     -      -       -       -
  export: update                      -        -       -      -     -      -       -       -
  export: delete                      -        -       -      -     -      -       -       -
  devices: get                        -        yes     yes    yes   yes    yes     yes     -
  devices: list 10                    -        yes     yes    yes   yes    yes     yes     -
  devices: list 11                    -        -       -      -     -      -       -       -
  devices: create                     -        yes     yes    yes   yes    yes     yes     -
  devices: update                     -        yes     yes    yes   yes    yes     yes     -
  devices: delete                     -        yes     yes    yes   yes    yes     yes     -
  inbox: get                          -        -       -      -     -      -       -       -
  inbox: list 50                      -        yes     yes    yes   yes    yes     yes     -
  inbox: list 51                      -        -       -      -     -      -       -       -
  inbox: create                       -        -       -      -     -      -       -       -
  inbox: update                       -        -       -      -     -      -       -       -
  inbox: delete                       -        yes     yes    yes   yes    yes     yes     -
  scheduled: get                      -        -       -      -     -      -       -       -
  scheduled: list 100                 -        yes     yes    yes   yes    yes     yes     -
  scheduled: list 101                 -        -       -      -     -      -       -       -
  scheduled: create                   -        -       yes    yes   yes    -       -       -
  scheduled: update                   -        yes     yes    yes   yes    yes     yes     -
  scheduled: delete                   -        yes     yes    yes   yes    yes     yes     -
  reminders: get                      -        -       -      -     -      -       -       -
  reminders: list 100                 -        yes     yes    yes   yes    yes     yes     -
  reminders: list 101                 -        -       -      -     -      -       -       -
  reminders: create                   -        -       yes    yes   yes    -       -       -
  reminders: update                   -        -       yes    yes   yes    -       -       -
  reminders: delete                   -        yes     yes    yes   yes    yes     yes     -
  presence: get                       -        yes     yes    yes   yes    yes     yes     yes
  presence: list 30                   -        yes     yes    yes   yes    yes     yes     yes
  presence: list 31                   -        -       -      -     -      -       -       -
  presence: list all                  -        -       -      -     -      -       -       -
  presence: create                    -        yes     yes    yes   yes    yes     yes     -
  presence: update                    -        yes     yes    yes   yes    yes     yes     -
  presence: delete                    -        yes     yes    yes   yes    yes     yes     -
  rooms: get                          -        -       yes    yes   yes    -       -       yes
  rooms: get a missing one            -        -       -      -     -      -       -       -
  rooms: list mine                    -        yes     yes    yes   yes    yes     yes     -
  rooms: list all                     -        -       -      -     -      -       -       -
  rooms: create group                 -        yes     yes    yes   yes    yes     yes     -
  rooms: create direct                -        yes     yes    yes   yes    yes     yes     -
  rooms: create notes                 -        yes     yes    yes   yes    yes     yes     -
  rooms: delete                       -        -       -      -     -      -       -       -
  group: send                         -        -       yes    yes   yes    -       -       -
  group: rename                       -        -       -      yes   yes    -       -       -
  group: change the photo             -        -       -      yes   yes    -       -       -
  group: add a person                 -        -       yes    yes   yes    -       -       -
  group: remove a member              -        -       -      yes   yes    -       -       -
  group: set disappearing             -        -       -      yes   yes    -       -       -
  group: leave                        -        -       yes    yes   -      -       -       -
  group: change a role                -        -       -      -     yes    -       -       -
  group: hand over                    -        -       -      -     yes    -       -       -
  members: get                        -        -       yes    yes   yes    -       -       yes
  members: get own                    -        yes     yes    yes   yes    yes     yes     yes
  members: list                       -        -       yes    yes   yes    -       -       yes
  members: create alone               -        -       -      -     -      -       -       -
  members: update alone               -        -       -      -     -      -       -       -
  members: delete                     -        -       -      -     -      -       -       -
  reads: get                          -        -       yes    yes   yes    -       -       yes
  reads: list                         -        -       yes    yes   yes    -       -       yes
  reads: list mine over all rooms     -        yes     yes    yes   yes    yes     yes     -
  reads: list all over all rooms      -        -       -      -     -      -       -       -
  reads: create                       -        -       yes    yes   yes    -       -       -
  reads: update                       -        -       yes    yes   yes    -       -       -
  reads: delete                       -        -       -      -     -      -       -       -
  typing: get                         -        -       yes    yes   yes    -       -       yes
  typing: list                        -        -       yes    yes   yes    -       -       yes
  typing: create                      -        -       yes    yes   yes    -       -       -
  typing: update                      -        -       yes    yes   yes    -       -       -
  typing: delete                      -        -       yes    yes   yes    -       -       -
  moderation: get                     -        -       -      yes   yes    -       -       -
  moderation: create                  -        -       -      yes   yes    -       -       -
  moderation: update                  -        -       -      yes   yes    -       -       -
  moderation: delete                  -        -       -      -     -      -       -       -
  moderation: list                    -        -       -      -     -      -       -       -
  review: get                         -        -       -      yes   yes    -       -       -
  review: list 30                     -        -       -      yes   yes    -       -       -
  review: list 31                     -        -       -      -     -      -       -       -
  review: list over all rooms         -        -       -      -     -      -       -       -
  review: create                      -        -       -      -     -      -       -       -
  review: update                      -        -       -      -     -      -       -       -
  review: delete                      -        -       -      -     -      -       -       -
  reports: get own                    -        yes     yes    yes   yes    yes     yes     -
  reports: get another's              -        -       -      -     -      -       -       -
  reports: list 30                    -        -       -      -     -      -       -       -
  reports: list 31                    -        -       -      -     -      -       -       -
  reports: a message                  -        -       yes    yes   yes    -       -       -
  reports: a person of the room       -        -       yes    yes   yes    -       -       -
  reports: a person of the workspace  -        yes     yes    yes   yes    yes     yes     -
  reports: update                     -        -       -      -     -      -       -       -
  reports: delete                     -        -       -      -     -      -       -       -
  audit: get                          -        -       -      -     -      -       -       -
  audit: list 30                      -        -       -      yes   yes    -       -       -
  audit: list 31                      -        -       -      -     -      -       -       -
  audit: list over all rooms          -        -       -      -     -      -       -       -
  audit: create                       -        -       -      -     -      -       -       -
  audit: update                       -        -       -      -     -      -       -       -
  audit: delete                       -        -       -      -     -      -       -       -
  messages: get                       -        -       yes    yes   yes    -       -       yes
  messages: list                      -        -       yes    yes   yes    -       -       yes
  messages: list changes              -        -       yes    yes   yes    -       -       yes
  messages: list over all rooms       -        -       -      -     -      -       -       -
  messages: edit                      -        -       yes    yes   yes    -       -       -
  messages: tombstone                 -        -       yes    yes   yes    -       -       -
  messages: tombstone of another      -        -       -      yes   yes    -       -       -
  messages: react                     -        -       yes    yes   yes    -       -       -
  messages: take a preview away       -        -       yes    yes   yes    -       -       -
  messages: delete                    -        -       -      -     -      -       -       -
  edits: get                          -        -       yes    yes   yes    -       -       yes
  edits: list                         -        -       yes    yes   yes    -       -       yes
  edits: update                       -        -       -      -     -      -       -       -
  edits: delete                       -        -       -      -     -      -       -       -
  hidden: get                         -        -       yes    yes   yes    -       -       yes
  hidden: edit                        -        -       -      -     -      -       -       -
  hidden: react                       -        -       -      -     -      -       -       -
  hidden: tombstone                   -        -       yes    yes   yes    -       -       -
  hidden: get edits                   -        -       -      -     -      -       -       -
  hidden: list edits                  -        -       -      -     -      -       -       -
  direct: get                         -        -       yes    -     -      -       yes     -
  direct: list messages               -        -       yes    -     -      -       yes     -
  direct: send                        -        -       yes    -     -      -       -       -
  direct: edit                        -        -       yes    -     -      -       -       -
  direct: react                       -        -       yes    -     -      -       -       -
  direct: tombstone                   -        -       yes    -     -      -       yes     -
  direct: open with who blocked me    -        -       -      -     -      -       -       -
  direct: rename                      -        -       -      -     -      -       -       -
  direct: change the photo            -        -       -      -     -      -       -       -
  direct: leave                       -        -       -      -     -      -       -       -
  calls: get                          -        -       yes    yes   yes    -       -       yes
  calls: list 30                      -        yes     yes    yes   yes    yes     yes     -
  calls: list 31                      -        -       -      -     -      -       -       -
  calls: start                        -        -       yes    yes   yes    -       -       -
  calls: start in the direct room     -        -       -      -     -      -       -       -
  calls: come in                      -        -       yes    yes   yes    -       -       -
  calls: refuse                       -        -       yes    yes   yes    -       -       -
  calls: go                           -        yes     yes    yes   yes    yes     yes     -
  calls: go as the last               -        -       yes    yes   yes    -       -       -
  calls: go and leave it empty        -        yes     yes    yes   yes    yes     yes     -
  calls: delete                       -        -       -      -     -      -       -       -
  signals: get                        -        yes     yes    yes   yes    yes     yes     -
  signals: list 50                    -        yes     yes    yes   yes    yes     yes     -
  signals: list 51                    -        -       -      -     -      -       -       -
  signals: create                     -        yes     yes    yes   yes    yes     yes     -
  signals: update                     -        -       -      -     -      -       -       -
  signals: delete                     -        yes     yes    yes   yes    yes     yes     -
  beats: get                          -        -       -      -     -      -       -       -
  beats: create                       -        yes     yes    yes   yes    yes     yes     -
  elsewhere: get                      -        -       -      -     -      -       -       -
  elsewhere: create                   -        -       -      -     -      -       -       -
`;

export type Row = Record<Persona, boolean>;

function parseRow(line: string): [string, Row] {
  const match = /^ {2}(\S.*?) {2,}(.*)$/.exec(line);
  const cells = match?.[2]?.trim().split(/\s+/) ?? [];
  if (!match?.[1] || cells.length !== PERSONAS.length) throw new Error(`unreadable row: ${line}`);
  return [
    match[1],
    Object.fromEntries(PERSONAS.map((persona, i) => [persona, cells[i] === 'yes'])) as Row,
  ];
}

/** Operation -> persona -> allowed. */
export const MATRIX: ReadonlyMap<string, Row> = new Map(
  TABLE.split('\n')
    .filter((line) => line.includes(':'))
    .map(parseRow),
);
