import { AppError } from '@/lib/core/errors'
import { route } from '@/lib/http'

/** An address of the API that is none hears so as the API speaks, not as a page. */
const nowhere = route({ permission: 'public' }, async () => {
  throw new AppError('NOT_FOUND', 'There is nothing here under that address.')
})

export { nowhere as DELETE, nowhere as GET, nowhere as PATCH, nowhere as POST, nowhere as PUT }
