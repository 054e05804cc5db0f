export { RegisterComplaintScreen as default } from '@/features/desk/RegisterComplaintScreen';
