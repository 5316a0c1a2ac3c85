// People, sessions and who may come in. A session cookie says who and which session, never what they may do:
// role, standing and sessionVersion are read from Postgres with every request. Everybody has an own team and
// wallet from the start. Suspension and a password change end sessions at once. No default password, ever.
// An API token is told once and kept as a hash; it may do what its scopes name and its owner may, now.
import 'server-only'

export { clientAddress } from './address'
export { authenticate } from './authenticate'
export { changePassword } from './change-password'
export { createPerson, insertPerson, type Person } from './create-person'
export { refuseForgedForwarding } from './forwarding'
export { authHandler } from './handler'
export { askForPassword, canResetPassword, resetPassword, resetReader } from './letters/reset-password'
export { askForEmail, verifyEmail } from './letters/verify-email'
export { publicOrigin } from './origin'
export { hashPassword, passwordFits } from './password'
export { getMe, listPeople, somebodyExists } from './queries'
export { currentUser, requireUser } from './require-user'
export { problemSentence, safeNext } from './rules'
export { isSecure } from './session'
export { setUp } from './set-up'
export { signUp } from './sign-up'
export { answerSignedIn } from './signed-in'
export { reinstatePerson, suspendPerson } from './suspend'
export { answerAtHome, answerSwitched } from './switch-team'
export {
  dropStaleTurns,
  forgetTurns,
  guestTurn,
  inviteTurn,
  linkTurns,
  returnTurn,
  signUpTurn,
  takeTurns,
} from './throttle'
export { createToken } from './tokens/create'
export { listTokens } from './tokens/queries'
export { revokeToken } from './tokens/revoke'
export { updateProfile } from './update-profile'
export { signInWays, signupRule } from './ways'
