export { TicketScreen as default } from '@/features/ticket/TicketScreen';
