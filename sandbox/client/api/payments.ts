import type {
  CheckoutInfo,
  CheckoutPayment,
  CheckoutView,
  InvoiceFormView,
  InvoiceRef,
  StarsView,
  TestCardView,
} from '../../api/contract.ts'
import { call, query } from './call.ts'

export const readTestCards = () => call<TestCardView[]>('GET', '/test-cards')
export const readInvoice = (as: number, invoice: InvoiceRef) =>
  call<InvoiceFormView>('GET', `/invoices${query({ as, ...invoice })}`)
export const beginCheckout = (as: number, invoice: InvoiceRef) =>
  call<CheckoutView>('POST', '/checkouts', { as, invoice })
export const giveInfo = (id: string, info: CheckoutInfo) =>
  call<CheckoutView>('POST', `/checkouts/${encodeURIComponent(id)}/info`, info)
export const pay = (id: string, payment: CheckoutPayment) =>
  call<CheckoutView>('POST', `/checkouts/${encodeURIComponent(id)}/pay`, payment)
export const cancelCheckout = (id: string, as: number) =>
  call<CheckoutView>('POST', `/checkouts/${encodeURIComponent(id)}/cancel`, { as })
export const readCheckout = (id: string) => call<CheckoutView>('GET', `/checkouts/${encodeURIComponent(id)}`)
export const addStars = (as: number, amount: number) => call<StarsView>('POST', '/stars', { as, amount })
