export { BookScreen as default } from '@/features/booking/BookScreen';
