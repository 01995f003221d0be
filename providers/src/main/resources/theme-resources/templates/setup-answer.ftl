<#-- What came of a test, in the window in which somebody signed in for it. -->
<#import "template.ftl" as layout>
<#import "setup-parts.ftl" as part>
<@layout.registrationLayout displayMessage=false; section>
    <#if section == "header">
        ${msg("setup.answer.title")}
    <#elseif section == "form">
        <@part.faults list=faults![]/>
        <@part.testResult result=result/>
        <#if backUrl??>
        <p class="ways"><a class="${properties.kcButtonClass!} ${properties.kcButtonPrimaryClass!}" id="back" href="${backUrl}">${msg("setup.answer.back")}</a></p>
        <#else>
        <p>${msg("setup.answer.colleague")}</p>
        </#if>
    </#if>
</@layout.registrationLayout>
