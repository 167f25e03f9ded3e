package com.talkingshops.customers.server.openapi;

import com.talkingshops.customers.api.tenant.Caller;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    static final String TENANT_KEY = "tenantKey";
    static final String OPERATOR_KEY = "operatorKey";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Customer Management")
                        .version("v1")
                        .description("Keeps a shop's customers and what they order. Every tenant sees its own."))
                .servers(List.of(new Server().url("/").description("This server")))
                .components(new Components()
                        .addSecuritySchemes(TENANT_KEY, key("x-tenant-api-key", "A tenant's API key"))
                        .addSecuritySchemes(OPERATOR_KEY, key("x-admin-api-key", "The operator's key")));
    }

    private static SecurityScheme key(String header, String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name(header)
                .description(description);
    }

    @Bean
    FilterRegistrationBean<PagePolicy> pagePolicy() {
        var registration = new FilterRegistrationBean<>(new PagePolicy());
        registration.addUrlPatterns("/docs", "/swagger-ui/*");
        return registration;
    }

    @Bean
    ModelConverter recordSchemas() {
        return new RecordSchemas();
    }

    @Bean
    OperationCustomizer scopeNote() {
        return new ScopeNote();
    }

    @Bean
    GlobalOperationComponentsCustomizer replySchema() {
        return new ReplySchema();
    }

    @Bean
    OpenApiCustomizer commonGround() {
        return new CommonGround();
    }

    @Bean
    OpenApiCustomizer replyMembers() {
        return new ReplyMembers();
    }
}
