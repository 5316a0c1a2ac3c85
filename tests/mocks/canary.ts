/** A key that must not come back in anything. */
export const CANARY_KEY = 'sk-canary0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcd'
