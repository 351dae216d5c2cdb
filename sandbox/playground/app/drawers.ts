import { cloudStorage, createRequestId, request } from '@telegram-apps/sdk'

/** A place where an app keeps values by their names; what is missing is an empty text. */
export type Drawer = {
  get: (key: string) => Promise<string>
  put: (key: string, value: string) => Promise<void>
}

/** With the person, on all devices. */
export const cloud: Drawer = {
  get: async key => cloudStorage.getItem(key),
  put: async (key, value) => {
    await cloudStorage.setItem(key, value)
  },
}

/** On this device. The SDK knows the words for it, but has no functions yet. */
export const device: Drawer = {
  get: async key => {
    const req_id = createRequestId()
    const { value } = await request('web_app_device_storage_get_key', 'device_storage_key_received', {
      params: { req_id, key },
      capture: answer => answer.req_id === req_id,
    })
    return value ?? ''
  },
  put: async (key, value) => {
    const req_id = createRequestId()
    await request('web_app_device_storage_save_key', 'device_storage_key_saved', {
      params: { req_id, key, value },
      capture: answer => answer.req_id === req_id,
    })
  },
}

/** On this device, where no other program can read it. */
export const secure: Drawer = {
  get: async key => {
    const req_id = createRequestId()
    const { value } = await request('web_app_secure_storage_get_key', 'secure_storage_key_received', {
      params: { req_id, key },
      capture: answer => answer.req_id === req_id,
    })
    return value ?? ''
  },
  put: async (key, value) => {
    const req_id = createRequestId()
    await request('web_app_secure_storage_save_key', 'secure_storage_key_saved', {
      params: { req_id, key, value },
      capture: answer => answer.req_id === req_id,
    })
  },
}
