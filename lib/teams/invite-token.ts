import { hash, randomBytes } from 'node:crypto'

/** 256 random bits as base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a token; it has too many bits to be guessed back. */
export const hashToken = (token: string): string => hash('sha256', token)
