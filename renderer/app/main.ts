import { createPinia } from 'pinia';
import { createApp } from 'vue';
import '../ui/fonts.css';
import '../ui/tokens.css';
import '../ui/base.css';
import App from './App.vue';
import { reportProblem } from '../model/problem.ts';
import { cleanTyping } from '../ui/clean-typing.ts';
import { i18n } from '../ui/locale.ts';
import { router } from './router.ts';

const app = createApp(App);
app.config.errorHandler = reportProblem;
window.addEventListener('unhandledrejection', (event) => reportProblem(event.reason));
document.addEventListener('input', cleanTyping, { capture: true });
app.use(createPinia()).use(i18n).use(router).mount('#app');
