import type { Call } from '../call.ts'
import { badRequest, tooManyRequests } from '../failure.ts'
import type { Handlers } from '../handlers.ts'

const longestPollSeconds = 50
const webhookPorts = new Set(['', '80', '88', '443', '8443'])

/** The two ways to hear of what happens. */
export const updateMethods: Handlers = {
  getUpdates: call => {
    call.bot.queue.setAllowed(call.jsonOrNothing('allowed_updates'))
    const wish = {
      offset: call.integer('offset', 0),
      limit: call.integer('limit', 100, 1, 100),
      timeoutSeconds: call.integer('timeout', 0, 0, longestPollSeconds),
    }
    return call.hub.polls.take(call.bot, wish, gone => {
      call.onHangUp = gone
    })
  },
  setWebhook: call => {
    call.bot.queue.setAllowed(call.jsonOrNothing('allowed_updates'))
    const url = call.text('url')
    if (url === '') return removeWebhook(call)
    assertWebhookUrl(url)
    const secretToken = call.text('secret_token')
    if (secretToken.length > 256) throw badRequest('secret token is too long')
    if (!/^[A-Za-z0-9_-]*$/.test(secretToken)) throw badRequest('secret token contains unallowed characters')
    const maxConnections = call.integer('max_connections', 40, 1, 100)
    const current = call.bot.queue.webhook
    if (
      current?.url === url &&
      (current.secretToken ?? '') === secretToken &&
      current.maxConnections === maxConnections
    ) {
      call.description = 'Webhook is already set'
      dropIfAsked(call)
      return true
    }
    if (!call.hub.webhooks.mayBeSetNow(call.bot)) throw tooManyRequests(1)
    call.hub.polls.endForWebhook(call.bot)
    dropIfAsked(call)
    call.hub.webhooks.set(call.bot, {
      url,
      secretToken: secretToken || null,
      maxConnections,
      ipAddress: call.text('ip_address') || null,
      hasCertificate: call.file('certificate') !== undefined,
      lastErrorDate: 0,
      lastErrorMessage: '',
    })
    call.description = 'Webhook was set'
    return true
  },
  deleteWebhook: call => removeWebhook(call),
  getWebhookInfo: call => {
    const { queue } = call.bot
    const { webhook } = queue
    const allowed = queue.allowed ? { allowed_updates: [...queue.allowed] } : {}
    if (!webhook)
      return { url: '', has_custom_certificate: false, pending_update_count: queue.length, ...allowed }
    return {
      url: webhook.url,
      has_custom_certificate: webhook.hasCertificate,
      pending_update_count: queue.length,
      max_connections: webhook.maxConnections,
      ...(webhook.ipAddress ? { ip_address: webhook.ipAddress } : {}),
      ...(webhook.lastErrorDate > 0
        ? { last_error_date: webhook.lastErrorDate, last_error_message: webhook.lastErrorMessage }
        : {}),
      ...allowed,
    }
  },
}

function removeWebhook(call: Call<'drop_pending_updates'>): true {
  dropIfAsked(call)
  call.description = call.bot.queue.webhook ? 'Webhook was deleted' : 'Webhook is already deleted'
  call.hub.webhooks.remove(call.bot)
  return true
}

function dropIfAsked(call: Call<'drop_pending_updates'>) {
  if (call.flag('drop_pending_updates')) call.bot.queue.drop()
}

/** As the real server, but plain HTTP to this machine is welcome on any port. */
function assertWebhookUrl(url: string) {
  let parsed: URL
  try {
    parsed = new URL(url)
  } catch {
    throw badRequest('invalid webhook URL specified')
  }
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(parsed.hostname)
  if (parsed.protocol !== 'https:' && !(parsed.protocol === 'http:' && isHere)) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
  }
  if (!isHere && !webhookPorts.has(parsed.port)) {
    throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443')
  }
}
