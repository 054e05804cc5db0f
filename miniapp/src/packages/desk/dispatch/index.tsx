export { DispatchScreen as default } from '@/features/dispatch/DispatchScreen';
