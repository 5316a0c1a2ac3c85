// Teams and who belongs to them. Knows nobody.
// Everybody owns exactly one personal team, made with the person; the oldest membership is that team.
import 'server-only'

export { createPersonalTeam } from './create-personal'
