// Wallets, holds, the ledger and dated prices, in centicredits. Knows nobody: a hold is for a subject id.
// balance = sum(ledger); held = sum(open holds); 0 <= held <= balance. A hold ends once: captured or released.
// capture, release and refund answer false when there was nothing left to do, so doing it twice is doing it once.
import 'server-only'

export { captureHold } from './capture'
export { addCredits, grantCredits } from './grant'
export { holdCredits, type WalletOwner } from './hold'
export { lockAvailable, moveCredits } from './move'
export { openWallet } from './open-wallet'
export { ensurePrices, priceKey, pricesAt } from './prices'
export { getWallet, listLedger, receiptOf } from './queries'
export { refundCapture } from './refund'
export { releaseHold } from './release'
