export { AgentVisitScreen as default } from '@/features/dispatch/AgentVisitScreen';
