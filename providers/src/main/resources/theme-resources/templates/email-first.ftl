<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
    <#if section == "header">
        ${msg("emailFirst.title")}
    <#elseif section == "form">
        <#-- novalidate: the answer to a mistyped address is ours, in the page's own language. -->
        <form action="${url.loginAction}" method="post" novalidate>
            <div class="${properties.kcFormGroupClass!}">
                <label for="email">${msg("emailFirst.label")}</label>
                <input class="${properties.kcInputClass!}" id="email" name="email" type="email" value="${email!}"
                       autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="254" required autofocus
                       aria-describedby="<#if message?has_content>message </#if>help"<#if (message.type)! == "error"> aria-invalid="true"</#if>>
                <p class="help" id="help">${msg("emailFirst.help")}</p>
            </div>
            <button class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}">${msg("emailFirst.continue")}</button>
        </form>
    </#if>
</@layout.registrationLayout>
