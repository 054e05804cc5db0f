export { BookingScreen as default } from '@/features/booking/BookingScreen';
