// People, sessions and who may come in. A session cookie says who and which session, never what they may do:
// role, standing and sessionVersion are read from Postgres with every request. Everybody has an own team and
// wallet from the start. Suspension and a password change end sessions at once. No default password, ever.
import 'server-only'

export { clientAddress } from './address'
export { authenticate } from './authenticate'
export { changePassword } from './change-password'
export { createPerson, type Person } from './create-person'
export { refuseForgedForwarding } from './forwarding'
export { authHandler } from './handler'
export { hashPassword, passwordFits } from './password'
export { getMe, listPeople, somebodyExists } from './queries'
export { currentUser, requireUser } from './require-user'
export { problemSentence, safeNext } from './rules'
export { isSecure } from './session'
export { setUp } from './set-up'
export { signUp } from './sign-up'
export { answerSignedIn } from './signed-in'
export { reinstatePerson, suspendPerson } from './suspend'
export {
  dropStaleTurns,
  forgetTurns,
  guestTurn,
  linkTurns,
  returnTurn,
  takeTurns,
} from './throttle'
export { updateProfile } from './update-profile'
export { signInWays, signupRule } from './ways'
