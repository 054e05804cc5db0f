export { BookingsScreen as default } from '@/features/bookings-desk/BookingsScreen';
