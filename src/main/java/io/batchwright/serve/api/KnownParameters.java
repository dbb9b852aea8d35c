package io.batchwright.serve.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses parameters that the interface does not know: one that is misspelt would be as good as left out. */
@Component
class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {

    private static final String CSRF = "_csrf";

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(ApiController.ROOT + "/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            List<String> known = Arrays.stream(method.getMethodParameters())
                    .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                    .map(MethodParameter::getParameter)
                    .map(java.lang.reflect.Parameter::getName)
                    .toList();
            request.getParameterMap().keySet().stream()
                    .filter(name -> !known.contains(name) && !name.equals(CSRF))
                    .findFirst()
                    .ifPresent(name -> {
                        throw ApiException.badRequest("unknown parameter '" + name + "'; expected "
                                + (known.isEmpty() ? "none" : String.join(", ", known)));
                    });
        }
        return true;
    }
}
