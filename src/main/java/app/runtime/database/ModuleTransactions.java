package app.runtime.database;

import org.jspecify.annotations.Nullable;
import org.springframework.aop.config.AopConfigUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.context.annotation.Role;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.ProxyTransactionManagementConfiguration;
import org.springframework.transaction.interceptor.BeanFactoryTransactionAttributeSourceAdvisor;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.interceptor.TransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.util.ClassUtils;

/**
 * Makes {@code @Transactional} mean "a transaction of the module that the class belongs to", on package-private methods
 * too. There is no transaction manager for everybody.
 */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
@Import(ModuleTransactions.Proxies.class)
class ModuleTransactions extends ProxyTransactionManagementConfiguration {

    /** What must run inside the transaction, such as the inbox, takes a higher number. */
    static final int ADVICE_ORDER = 0;

    private final ObjectProvider<ModuleDatabases> databases;

    ModuleTransactions(ObjectProvider<ModuleDatabases> databases) {
        this.databases = databases;
    }

    /** Stands on its own, without {@code @EnableTransactionManagement}. */
    @Override
    public void setImportMetadata(AnnotationMetadata importing) {}

    @Bean(name = "org.springframework.transaction.config.internalTransactionAdvisor")
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    @Override
    public BeanFactoryTransactionAttributeSourceAdvisor transactionAdvisor(
            TransactionAttributeSource source, TransactionInterceptor interceptor) {
        var advisor = super.transactionAdvisor(source, interceptor);
        advisor.setOrder(ADVICE_ORDER);
        return advisor;
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    @Override
    public TransactionInterceptor transactionInterceptor(TransactionAttributeSource source) {
        var interceptor = new ModuleTransactionInterceptor(databases);
        interceptor.setTransactionAttributeSource(source);
        return interceptor;
    }

    /** Classes are proxied, not interfaces: listeners are package-private classes with none. */
    static final class Proxies implements ImportBeanDefinitionRegistrar {

        @Override
        public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
            AopConfigUtils.registerAutoProxyCreatorIfNecessary(registry);
            AopConfigUtils.forceAutoProxyCreatorToUseClassProxying(registry);
        }
    }

    private static final class ModuleTransactionInterceptor extends TransactionInterceptor {

        private static final long serialVersionUID = 1L;

        private final transient ObjectProvider<ModuleDatabases> databases;

        ModuleTransactionInterceptor(ObjectProvider<ModuleDatabases> databases) {
            this.databases = databases;
        }

        @Override
        protected @Nullable TransactionManager determineTransactionManager(
                @Nullable TransactionAttribute attribute, @Nullable Class<?> targetClass) {
            if (attribute == null || targetClass == null) {
                return null;
            }
            var database = databases.getObject().of(ClassUtils.getUserClass(targetClass));
            database.requireNoOtherModulesTransaction();
            return database.transactionManager();
        }
    }
}
